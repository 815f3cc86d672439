/**
 * Where results go and how they look: formats, numbers as bytes, files that appear when complete.
 * Start at {@link dev.secant.cli.output.RowWriter}. Writers are used by one thread.
 */
@NullMarked
package dev.secant.cli.output;

import org.jspecify.annotations.NullMarked;
