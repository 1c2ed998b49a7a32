/** Creates, compares, scales and deletes pools, and resolves what their nodes need: mounts and license variables. */
package io.jenkins.plugins.azurerender.pools;
