/** Creates, compares, scales and deletes pools, and resolves mounts and license variables for their nodes. */
package io.jenkins.plugins.azurerender.pools;
