/**
 * What the model of the commands says, for those who write it down in other forms: completion
 * scripts and manual pages. Stateless.
 */
@NullMarked
package dev.secant.cli.model;

import org.jspecify.annotations.NullMarked;
