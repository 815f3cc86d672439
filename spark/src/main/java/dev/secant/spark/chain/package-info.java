/**
 * How a chain travels from the driver to the executors: as text, with what identifies the plug-ins
 * it needs; never as an object, since functions are not serializable.
 */
@NullMarked
package dev.secant.spark.chain;

import org.jspecify.annotations.NullMarked;
