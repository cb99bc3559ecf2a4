/** Further heads of a modality beside the network's own: each says from the modality's encoded values alone how probable the classes are. */
package org.multimodalbtw.engine.heads;
