/** Tests on a real cluster: processes of Spark on this machine, what is submitted to them. */
@NullMarked
package dev.secant.spark.cluster;

import org.jspecify.annotations.NullMarked;
