/** Tests of {@code secant plugins new}. */
package dev.secant.cli.plugins.project;
