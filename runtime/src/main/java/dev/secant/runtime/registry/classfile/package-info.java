/**
 * Reads what a class file says about a class without defining it. Start at {@link
 * dev.secant.runtime.registry.classfile.ClassHeader}. Bounded in time and memory by the length of
 * the bytes, whatever they are. Everything is stateless and thread-safe.
 *
 * <p>Source: The Java Virtual Machine Specification, chapter 4.
 */
@NullMarked
package dev.secant.runtime.registry.classfile;

import org.jspecify.annotations.NullMarked;
