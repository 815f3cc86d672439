/**
 * What {@code secant shell} adds to JShell: {@link dev.secant.cli.shell.Shell} is what a person
 * types, {@link dev.secant.cli.shell.Terminal} and {@link dev.secant.cli.shell.Script} are where it
 * is typed. Loaded for that command only.
 */
@NullMarked
package dev.secant.cli.shell;

import org.jspecify.annotations.NullMarked;
