/**
 * What goes wrong as the user sees it: codes with an anchor in {@code docs/errors.md}, exit codes,
 * and text that is safe to show. Start at {@link dev.secant.cli.failure.CommandFailure}. Immutable.
 */
@NullMarked
package dev.secant.cli.failure;

import org.jspecify.annotations.NullMarked;
