/**
 * Text for people: what comes from outside made safe to show, and names like one that was mistyped.
 * Not exported; one policy for all of Secant. Everything here is stateless and thread-safe.
 */
@NullMarked
package dev.secant.runtime.text;

import org.jspecify.annotations.NullMarked;
