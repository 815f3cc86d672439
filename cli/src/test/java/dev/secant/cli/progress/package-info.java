@org.jspecify.annotations.NullMarked
package dev.secant.cli.progress;
