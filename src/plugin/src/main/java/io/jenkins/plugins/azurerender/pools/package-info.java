/** Pools made, found, filled, waited for and taken down, and what their nodes are given, as steps ask for it. */
package io.jenkins.plugins.azurerender.pools;
