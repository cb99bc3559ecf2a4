/** The Tensor to Table node. */
package org.multimodalbtw.nodes.tensortotable;
