/**
 * The project of a new plug-in: {@code secant plugins new}. Start at {@link
 * dev.secant.cli.plugins.project.NewCommand}; the texts of its files are resources beside it.
 */
@NullMarked
package dev.secant.cli.plugins.project;

import org.jspecify.annotations.NullMarked;
