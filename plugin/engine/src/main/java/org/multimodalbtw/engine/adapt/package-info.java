/** A trained model that is carried over to another cohort: what of it goes on, by how much, and whether that gains anything. */
package org.multimodalbtw.engine.adapt;
