/** Tests of {@code secant plugins install}, with repositories of files. */
package dev.secant.cli.plugins.install;
