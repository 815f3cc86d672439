/** What files of numbers look like beneath their rows: suffixes, gzip, the header of .npy. */
@NullMarked
package dev.secant.cli.format;

import org.jspecify.annotations.NullMarked;
