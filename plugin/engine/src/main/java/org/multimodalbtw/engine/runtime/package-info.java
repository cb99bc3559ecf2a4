/** The one door to DJL and libtorch: native libraries, device choice, class loaders, and compiled scripts. */
package org.multimodalbtw.engine.runtime;
