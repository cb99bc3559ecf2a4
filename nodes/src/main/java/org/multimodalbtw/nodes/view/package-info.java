/**
 * Pages of node views and what they show. A page is one ES module put together from files beside this package: the chart library, a
 * small kit of our own, and the page's script; it loads nothing else.
 */
package org.multimodalbtw.nodes.view;
