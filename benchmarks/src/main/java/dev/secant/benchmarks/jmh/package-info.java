/** JMH benchmarks of the library; README.md has the command. */
@NullMarked
package dev.secant.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
