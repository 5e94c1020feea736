/** What PostGraphile uses of Node 22, for Node 20; imported before it. */
if (!("withResolvers" in Promise)) {
  Object.assign(Promise, {
    withResolvers() {
      let settle = {};
      const promise = new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
      return { promise, ...settle };
    },
  });
}
