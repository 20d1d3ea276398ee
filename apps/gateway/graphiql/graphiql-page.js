// Runs in the GraphiQL page, before GraphiQL. The access token of the last register, login or refresh goes with every request of this browser tab, unless
// the headers pane names another. A token that is refused is forgotten, and the request is sent again without it.
(() => {
  const KEY = 'vitae.accessToken';
  const send = window.fetch.bind(window);
  const find = (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (typeof value.accessToken === 'string') return value.accessToken;
    return Object.values(value).map(find).find(Boolean);
  };
  const remember = async (response) => {
    const token = find(
      (
        await response
          .clone()
          .json()
          .catch(() => null)
      )?.data,
    );
    if (token) sessionStorage.setItem(KEY, token);
    return response;
  };
  window.fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    const token = sessionStorage.getItem(KEY);
    if (!token || headers.has('authorization')) return remember(await send(input, init));
    headers.set('authorization', `Bearer ${token}`);
    const response = await send(input, { ...init, headers });
    if (response.status !== 401) return remember(response);
    sessionStorage.removeItem(KEY);
    return remember(await send(input, init));
  };
  window.vitaeConnectionParams = () => {
    const token = sessionStorage.getItem(KEY);
    return token ? { authorization: `Bearer ${token}` } : {};
  };
  // GraphiQL fills the first tab's variables from its storage only, which is empty on a first visit.
  window.vitaeFirstVariables = (variables) => (localStorage.getItem('graphiql:tabState') ? undefined : variables);
})();
