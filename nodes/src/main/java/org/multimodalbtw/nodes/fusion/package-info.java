/** The MoE Fusion node. */
package org.multimodalbtw.nodes.fusion;
