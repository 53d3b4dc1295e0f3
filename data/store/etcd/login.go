package etcd

import (
	"context"
	"errors"
	"sync"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

// authenticate is the request that gives a token for a user and a password.
const authenticate = "/etcdserverpb.Auth/Authenticate"

// login puts the token of a user on every request, and asks for a new one where
// a member does not know it any more, as after a start. The client's own way
// sends the old token along when it asks for a new one, which etcd 3.4 refuses
// for ever.
type login struct {
	user, password string
	// entering lets one request at a time ask for a token.
	entering sync.Mutex

	// mu guards what follows.
	mu    sync.Mutex
	token string
	// in says that a token was asked for, and given or not needed.
	in bool
}

// options make a connection use the login.
func (l *login) options() []grpc.DialOption {
	return []grpc.DialOption{
		grpc.WithPerRPCCredentials(l), grpc.WithChainUnaryInterceptor(l.unary), grpc.WithChainStreamInterceptor(l.stream),
	}
}

// GetRequestMetadata implements credentials.PerRPCCredentials.
func (l *login) GetRequestMetadata(ctx context.Context, _ ...string) (map[string]string, error) {
	info, _ := credentials.RequestInfoFromContext(ctx)
	token, _ := l.current()
	if info.Method == authenticate || token == "" {
		return nil, nil
	}
	return map[string]string{rpctypes.TokenFieldNameGRPC: token}, nil
}

// RequireTransportSecurity implements credentials.PerRPCCredentials. Whether
// there is TLS is up to the address.
func (l *login) RequireTransportSecurity() bool { return false }

func (l *login) current() (token string, in bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.token, l.in
}

func (l *login) unary(ctx context.Context, method string, req, reply any, cc *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	if method == authenticate {
		return invoke(ctx, method, req, reply, cc, opts...)
	}
	token, in := l.current()
	if !in {
		if err := l.enter(ctx, cc, token); err != nil {
			return err
		}
		token, _ = l.current()
	}
	err := invoke(ctx, method, req, reply, cc, opts...)
	if !outdated(err) {
		return err
	}
	if err := l.enter(ctx, cc, token); err != nil {
		return err
	}
	return invoke(ctx, method, req, reply, cc, opts...)
}

// stream begins a watch or keeps a lease alive, always with a fresh token: a
// stream hears too late that its own is outdated.
func (l *login) stream(ctx context.Context, desc *grpc.StreamDesc, cc *grpc.ClientConn, method string, begin grpc.Streamer, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	token, _ := l.current()
	if err := l.enter(ctx, cc, token); err != nil {
		return nil, err
	}
	return begin(ctx, desc, cc, method, opts...)
}

// outdated reports whether a request was refused for its token alone.
func outdated(err error) bool {
	known := rpctypes.Error(err)
	return errors.Is(known, rpctypes.ErrInvalidAuthToken) || errors.Is(known, rpctypes.ErrAuthOldRevision) || errors.Is(known, rpctypes.ErrUserEmpty)
}

// enter asks for a token in place of an old one, unless another request has
// asked meanwhile. Where etcd asks nobody for a password, none is needed.
func (l *login) enter(ctx context.Context, cc *grpc.ClientConn, old string) error {
	l.entering.Lock()
	defer l.entering.Unlock()
	if token, in := l.current(); in && token != old {
		return nil
	}
	var resp pb.AuthenticateResponse
	err := cc.Invoke(ctx, authenticate, &pb.AuthenticateRequest{Name: l.user, Password: l.password}, &resp)
	if err != nil && !errors.Is(rpctypes.Error(err), rpctypes.ErrAuthNotEnabled) {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.token, l.in = resp.GetToken(), true
	return nil
}
