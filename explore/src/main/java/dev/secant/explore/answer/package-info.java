/**
 * What the page asks and what it is told: questions about a chain, answered in JSON. Knows nothing
 * of HTTP.
 */
@NullMarked
package dev.secant.explore.answer;

import org.jspecify.annotations.NullMarked;
