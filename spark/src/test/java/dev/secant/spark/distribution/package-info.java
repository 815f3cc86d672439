/** Tests of the archive for clusters: its script, and what is in it. */
@NullMarked
package dev.secant.spark.distribution;

import org.jspecify.annotations.NullMarked;
