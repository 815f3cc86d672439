/** Tests of the group {@code secant plugins}, run in this JVM on folders of real JARs. */
package dev.secant.cli.plugins;
