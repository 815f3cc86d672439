/** The packages that people install, as files and installed. */
@NullMarked
package dev.secant.packages;

import org.jspecify.annotations.NullMarked;
