/** Functions that misbehave or have an unusual shape, for a plug-in JAR that tests drop in. */
package dev.secant.cli.sample;
