/** The command that runs a workflow from a terminal: its arguments, progress, results and summary. */
package org.multimodalbtw.host.run;
