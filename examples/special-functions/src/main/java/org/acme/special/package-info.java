/**
 * Special functions for Secant, computed by Hipparchus. Each class is a function that Secant finds
 * through {@code META-INF/services}; all are stateless and thread-safe. What Hipparchus does not
 * cover (poles, infinities, an overflow on the way to a finite result) is added here, since a
 * function of Secant has a value for every double and never throws.
 */
package org.acme.special;
