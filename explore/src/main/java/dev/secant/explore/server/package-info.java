/** The page over HTTP: who may ask, how much and how long. Knows nothing of derivatives. */
@NullMarked
package dev.secant.explore.server;

import org.jspecify.annotations.NullMarked;
