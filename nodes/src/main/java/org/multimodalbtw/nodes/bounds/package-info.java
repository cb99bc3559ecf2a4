/** Bounds of numbers that dialogs of several nodes have. */
package org.multimodalbtw.nodes.bounds;
