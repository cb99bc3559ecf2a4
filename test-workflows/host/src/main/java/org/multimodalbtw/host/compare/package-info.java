/** Compares the results of two builds, value by value. Needs neither the platform nor the nodes. */
package org.multimodalbtw.host.compare;
