/** Shapley values: what each of several players adds to what they are worth together. */
package org.multimodalbtw.engine.shapley;
