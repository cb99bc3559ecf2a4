/** Runs the engine's work inside a node: progress, cancel, failures and warnings in the platform's terms. */
package org.multimodalbtw.nodes.run;
