/** How a network is trained: the settings, and training methods, each of which adds one published idea to a training. */
package org.multimodalbtw.engine.method;
