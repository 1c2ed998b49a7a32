/** Shared code of the scene readers: byte input, tokens, a scene builder with limits, and the tables of references. */
package io.jenkins.plugins.azurerender.scene.io;
