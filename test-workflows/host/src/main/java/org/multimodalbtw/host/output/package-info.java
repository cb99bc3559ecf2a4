/** The folder of a run's results: what is put into it, what makes way, and what stays. */
package org.multimodalbtw.host.output;
