/**
 * The figures to reach on Spark, measured on a real cluster of this machine: started by {@code
 * benchmarks/spark-compare}.
 */
package dev.secant.spark.figures;
