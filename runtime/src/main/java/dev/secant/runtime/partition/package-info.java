/**
 * One chain over the batches of numbers of a partition: an iterator of batches in, an iterator of
 * results out, whatever engine hands the batches over. A row that fails is an answer of its own and
 * loses no other. Start at {@link dev.secant.runtime.partition.PartitionEvaluator}.
 */
@NullMarked
package dev.secant.runtime.partition;

import org.jspecify.annotations.NullMarked;
