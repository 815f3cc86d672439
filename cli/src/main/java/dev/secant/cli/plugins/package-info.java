/**
 * The group {@code secant plugins}: what is there, what is wrong with it, what a name means. Start
 * at {@link dev.secant.cli.plugins.PluginsCommand}. Single-threaded.
 */
@NullMarked
package dev.secant.cli.plugins;

import org.jspecify.annotations.NullMarked;
