/**
 * Arithmetic of derivatives that carry their error bars with them. Not exported. Everything here is
 * immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff.bar;

import org.jspecify.annotations.NullMarked;
