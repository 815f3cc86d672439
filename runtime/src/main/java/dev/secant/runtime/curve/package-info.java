/**
 * A chain over a range of numbers: values, derivatives with error bars, and the places between the
 * points where it bends, jumps, grows without bound or stops being defined. Start at {@link
 * dev.secant.runtime.curve.Curve}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.curve;

import org.jspecify.annotations.NullMarked;
