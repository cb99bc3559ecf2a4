/** The BTW Learner node. */
package org.multimodalbtw.nodes.learner;
