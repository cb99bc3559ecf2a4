/**
 * Programs over tensors that are written down in Java and run as one native call each: a {@link
 * org.multimodalbtw.engine.graph.Graph} has parameters and methods, a method is a list of calls, and each call gives a {@link
 * org.multimodalbtw.engine.graph.Value}. The text of the program is TorchScript.
 */
package org.multimodalbtw.engine.graph;
