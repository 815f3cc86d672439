/** Scaling by powers of two, exact but at the ends of the range of doubles. Not exported. */
@NullMarked
package dev.secant.runtime.diff.scale;

import org.jspecify.annotations.NullMarked;
