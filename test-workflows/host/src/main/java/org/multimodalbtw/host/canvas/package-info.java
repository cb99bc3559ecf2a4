/** How a workflow looks on a canvas, and a picture of it. */
package org.multimodalbtw.host.canvas;
