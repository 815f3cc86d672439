/**
 * Plug-ins from Maven repositories: {@code secant plugins install}. Start at {@link
 * dev.secant.cli.plugins.install.InstallCommand}. Single-threaded.
 */
@NullMarked
package dev.secant.cli.plugins.install;

import org.jspecify.annotations.NullMarked;
