/**
 * The files a scene needs: found and hashed where they lie, compared with what storage has, and what changed brought
 * there. Runs on the agent, with nothing but a signed URL.
 */
package io.jenkins.plugins.azurerender.assets;
