/** The node that carries a model over to another cohort. */
package org.multimodalbtw.nodes.adapter;
