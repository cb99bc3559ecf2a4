/** The Environment Check node. */
package org.multimodalbtw.nodes.environment;
