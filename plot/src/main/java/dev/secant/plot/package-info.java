/**
 * Figures of numbers as SVG, PNG and characters. Start at {@link dev.secant.plot.Figure}.
 * Everything public is immutable and thread-safe; arrays are copied.
 */
@NullMarked
package dev.secant.plot;

import org.jspecify.annotations.NullMarked;
